using EksAccessConstructs.Rbac;

/// <summary>enough &lt;all></summary>
public static class UsedRights
{
    /// <summary>The roles and bindings; see <c>RbacManifestsProps.Objects</c>.</summary>
    public static RbacObjects Objects { get; } = RbacObjects.Of().OrThrow();
}
