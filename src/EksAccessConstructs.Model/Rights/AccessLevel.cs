namespace EksAccessConstructs.Rights;

/// <summary>How much somebody may do in a place, in the words of Kubernetes' own roles.</summary>
public enum AccessLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What the ClusterRole view or AmazonEKSViewPolicy gives, and no more than both.</summary>
    View,

    /// <summary>What the ClusterRole edit or AmazonEKSEditPolicy gives, and no more than both.</summary>
    Edit,

    /// <summary>What the ClusterRole admin or AmazonEKSAdminPolicy gives, and no more than both.</summary>
    Admin,

    /// <summary>Everything.</summary>
    ClusterAdmin,

    /// <summary>Something else: less than view, or more than one of these and less than the next.</summary>
    Custom,
}

/// <summary>The words for levels.</summary>
public static class AccessLevels
{
    private static readonly string[] Words = ["none", "view", "edit", "admin", "cluster-admin", "custom"];

    /// <summary><c>none</c>, <c>view</c>, <c>edit</c>, <c>admin</c>, <c>cluster-admin</c> or <c>custom</c>.</summary>
    public static string Word(this AccessLevel level) => Words[(int)level];
}
