namespace EksAccessConstructs.Eksctl;

/// <summary>ARNs of any service, as far as their shape goes.</summary>
internal static class Arns
{
    /// <summary>True where the text has the six parts of an ARN and names its partition.</summary>
    public static bool IsArn(string text) => text.Split(':', 6) is ["arn", not "", _, _, _, _];

    /// <summary>The service of an ARN; empty where the text is none.</summary>
    public static string ServiceOf(string text) => text.Split(':', 6) is ["arn", _, var service, _, _, _] ? service : "";

    /// <summary>The resource of an ARN; empty where the text is none.</summary>
    public static string ResourceOf(string text) => text.Split(':', 6) is ["arn", _, _, _, _, var resource] ? resource : "";

    /// <summary>The partition of an ARN; empty where the text is none.</summary>
    public static string PartitionOf(string text) => text.Split(':', 6) is ["arn", var partition, _, _, _, _] ? partition : "";

    /// <summary>The number of the account in an ARN; empty where the text is none, or the ARN names no account.</summary>
    public static string AccountOf(string text) => text.Split(':', 6) is ["arn", _, _, _, var account, _] ? account : "";

    /// <summary>What to say where the text is none.</summary>
    public static string NotAnArn(string name, string text) => $"'{name}' ('{text}') is not an ARN; write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE";
}
