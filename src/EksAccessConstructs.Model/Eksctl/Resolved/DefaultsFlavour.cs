namespace EksAccessConstructs.Eksctl;

/// <summary>Whose choice is taken where a ClusterConfig is silent.</summary>
public enum DefaultsFlavour
{
    /// <summary>This project's safer choice, each with its reason in the report.</summary>
    Secure,

    /// <summary>eksctl's own choice.</summary>
    Eksctl,
}
