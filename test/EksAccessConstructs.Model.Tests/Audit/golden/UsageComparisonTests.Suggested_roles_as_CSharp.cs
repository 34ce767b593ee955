using EksAccessConstructs.Rbac;

/// <summary>enough &lt;all></summary>
public static class UsedRights
{
    private static ClusterRole Role1 { get; } = ClusterRole.Of("mix")
        .Allow(Verb.Get, Verb.List, Verb.Watch, Verb.Create, Verb.Update, Verb.Patch, Verb.Delete).On(ApiResource.Pods)
        .Allow(Verb.Get, Verb.List, Verb.Watch, Verb.Create, Verb.Update, Verb.Patch, Verb.Delete).On(ApiResource.Deployments)
        .Allow(Verb.Get).On(ApiResource.Secrets).Named("d\"b")
        .Allow(Verb.Custom("sync")).On(ApiResource.Custom("argoproj.io", "applications"))
        .Allow(Verb.Custom("sync")).On(ApiResource.Deployments.Sub("odd"))
        .Allow(Verb.Get).OnUrls(NonResourceUrl.Of("/metrics"), NonResourceUrl.Of("/x/*"));

    private static ClusterRoleBinding Binding2 { get; } = Role1.BindTo(Subject.Group("devs"));

    private static NamespaceRole Role3 { get; } = NamespaceRole.In("shop", "exec")
        .Allow(Verb.Create).On(ApiResource.PodExec);

    private static RoleBinding Binding4 { get; } = Role3.BindTo(Subject.ServiceAccount("ci", "robot"));

    private static RoleBinding Binding5 { get; } = Role1.BindIn("shop", Subject.User("ann"));

    /// <summary>The roles and bindings; see <c>RbacManifestsProps.Objects</c>.</summary>
    public static RbacObjects Objects { get; } = RbacObjects.Of(
        Role1,
        Binding2,
        Role3,
        Binding4,
        Binding5).OrThrow();
}
