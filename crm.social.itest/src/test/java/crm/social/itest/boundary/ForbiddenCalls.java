package crm.social.itest.boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What core and providers may not do, found in a class's code: a way out of their own, threads, thread locals. */
final class ForbiddenCalls extends ClassVisitor {
    /** Any use at all. */
    private static final Set<String> TYPES = Set.of(
            "java/lang/ThreadLocal",
            "java/lang/InheritableThreadLocal",
            "java/util/Timer",
            "java/util/concurrent/Executors",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/DatagramSocket",
            "java/net/MulticastSocket",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/nio/channels/SocketChannel",
            "java/nio/channels/ServerSocketChannel",
            "java/nio/channels/DatagramChannel",
            "java/nio/channels/AsynchronousSocketChannel",
            "javax/net/SocketFactory",
            "javax/net/ssl/SSLSocketFactory");

    private static final String HTTP_CLIENT = "java/net/http/";
    /** Made only by the one way out. */
    private static final List<String> NEVER_MADE =
            List.of("okhttp3/OkHttpClient", "okhttp3/OkHttpClient$Builder", "java/lang/Thread");

    private static final Set<String> URL_METHODS = Set.of("openStream", "openConnection", "getContent");
    private static final Set<String> COMMON_POOL = Set.of("runAsync", "supplyAsync");

    private final Set<String> found = new TreeSet<>();

    private ForbiddenCalls() {
        super(Opcodes.ASM9);
    }

    /** Names what is forbidden in a class; empty if it is clean. */
    static Set<String> in(ClassReader reader) {
        ForbiddenCalls visitor = new ForbiddenCalls();
        reader.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return visitor.found;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        type(superName);
        if (NEVER_MADE.contains(superName)) {
            found.add("extends " + superName);
        }
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        descriptor(descriptor);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        descriptor(descriptor);
        return new Calls();
    }

    private void descriptor(String descriptor) {
        Type type = Type.getType(descriptor);
        if (type.getSort() == Type.METHOD) {
            Arrays.stream(type.getArgumentTypes()).forEach(this::type);
            type(type.getReturnType());
        } else {
            type(type);
        }
    }

    private void type(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            type(element.getInternalName());
        }
    }

    private void type(String name) {
        if (TYPES.contains(name) || name.startsWith(HTTP_CLIENT)) {
            found.add(name);
        }
    }

    private void call(String owner, String name, String descriptor) {
        type(owner.startsWith("[") ? Type.getType(owner) : Type.getObjectType(owner));
        descriptor(descriptor);
        Predicate<String> named = owner::equals;
        if (NEVER_MADE.stream().anyMatch(named) && name.equals("<init>")) {
            found.add("new " + owner);
        }
        if (owner.equals("java/net/URL") && URL_METHODS.contains(name)) {
            found.add("URL." + name);
        }
        if (owner.equals("java/util/concurrent/CompletableFuture")
                && COMMON_POOL.contains(name)
                && !descriptor.contains("Ljava/util/concurrent/Executor;")) {
            found.add("CompletableFuture." + name + " on the common pool");
        }
        if (name.equals("parallelStream") || (name.equals("parallel") && owner.startsWith("java/util/stream/"))) {
            found.add(name);
        }
    }

    private final class Calls extends MethodVisitor {
        Calls() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            call(owner, name, descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            type(Type.getObjectType(name));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            descriptor(descriptor);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type && type.getSort() != Type.METHOD) {
                type(type);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            descriptor(descriptor);
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    call(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }
    }
}
