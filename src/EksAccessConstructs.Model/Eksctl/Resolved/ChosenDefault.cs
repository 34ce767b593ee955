namespace EksAccessConstructs.Eksctl;

/// <summary>What was chosen where a ClusterConfig is silent.</summary>
/// <param name="Key">The key that the file leaves out, such as <c>accessConfig.authenticationMode</c>.</param>
/// <param name="Value">What was chosen.</param>
/// <param name="EksctlValue">What eksctl would have chosen.</param>
/// <param name="Reason">Why; lower case, no final period.</param>
public sealed record ChosenDefault(string Key, string Value, string EksctlValue, string Reason)
{
    /// <summary>True where eksctl would have chosen something else.</summary>
    public bool Differs => Value != EksctlValue;
}
