package crm.host.user;

import crm.host.api.Permission;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** A permission's service reference outside a framework. */
public final class RegisteredPermission implements ServiceReference<Permission> {
    private final Map<String, Object> properties;

    public RegisteredPermission(String id) {
        this.properties = Map.of("crm.permission.id", id, "crm.permission.label", "Label");
    }

    /** Its bundle comes. */
    public void offer(Directory directory) {
        directory.addPermission(this);
    }

    /** Its bundle goes. */
    public void withdraw(Directory directory) {
        directory.removePermission(this);
    }

    @Override
    public @Nullable Object getProperty(String key) {
        return properties.get(key);
    }

    @Override
    public String[] getPropertyKeys() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        return new Hashtable<>(properties);
    }

    @Override
    public @Nullable Bundle getBundle() {
        return FrameworkUtil.getBundle(RegisteredPermission.class);
    }

    @Override
    public Bundle[] getUsingBundles() {
        return new Bundle[0];
    }

    @Override
    public boolean isAssignableTo(Bundle bundle, String className) {
        return true;
    }

    @Override
    public int compareTo(Object other) {
        return Integer.compare(System.identityHashCode(this), System.identityHashCode(other));
    }

    @Override
    public <A> A adapt(Class<A> type) {
        throw new UnsupportedOperationException();
    }
}
