namespace EksAccessConstructs.Eksctl;

/// <summary>The operating systems that eksctl 0.231 makes nodes of.</summary>
public static class AmiFamilies
{
    /// <summary>Every family, in eksctl's order.</summary>
    public static ValueList<string> All { get; } =
    [
        "AmazonLinux2023", "AmazonLinux2", "UbuntuPro2604", "Ubuntu2604", "UbuntuPro2404", "Ubuntu2404", "UbuntuPro2204", "Ubuntu2204", "UbuntuPro2004",
        "Ubuntu2004", "Bottlerocket", "BottlerocketFips", "WindowsServer2019CoreContainer", "WindowsServer2019FullContainer",
        "WindowsServer2022CoreContainer", "WindowsServer2022FullContainer", "WindowsServer2025CoreContainer", "WindowsServer2025FullContainer",
    ];

    /// <summary>True for Amazon Linux.</summary>
    public static bool IsAmazonLinux(string family) => family is "AmazonLinux2023" or "AmazonLinux2";

    /// <summary>True for Bottlerocket.</summary>
    public static bool IsBottlerocket(string family) => family is "Bottlerocket" or "BottlerocketFips";

    /// <summary>True for Ubuntu.</summary>
    public static bool IsUbuntu(string family) => family.StartsWith("Ubuntu", StringComparison.Ordinal);

    /// <summary>True for Windows.</summary>
    public static bool IsWindows(string family) => family.StartsWith("Windows", StringComparison.Ordinal);

    /// <summary>The family as eksctl writes it, whatever the case; the word itself where it is none.</summary>
    public static string Canonical(string word) => All.FirstOrDefault(family => string.Equals(family, word, StringComparison.OrdinalIgnoreCase)) ?? word;
}
