package crm.social.itest.boundary;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Every class that a class names anywhere in its code or signatures. */
final class ReferencedClasses extends Remapper {
    private final Set<String> names = new TreeSet<>();

    private ReferencedClasses() {}

    static Set<String> of(ClassReader reader) {
        ReferencedClasses references = new ReferencedClasses();
        ClassVisitor nowhere = new ClassWriter(0);
        reader.accept(new Remapping(nowhere, references), 0);
        return references.names;
    }

    @Override
    public String map(String internalName) {
        names.add(internalName);
        return internalName;
    }

    private static final class Remapping extends ClassRemapper {
        Remapping(ClassVisitor target, Remapper remapper) {
            super(Opcodes.ASM9, target, remapper);
        }
    }
}
