using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Cluster;

/// <summary>The table of Kubernetes versions that EKS offers, as of 27 November 2026.</summary>
public sealed class KubernetesVersionsTests
{
    [Theory]
    [InlineData("1.10", VersionSupport.Ended)]
    [InlineData("1.22", VersionSupport.Ended)]
    [InlineData("1.23", VersionSupport.Ended)]
    [InlineData("1.31", VersionSupport.Ended)]
    [InlineData("1.32", VersionSupport.Extended)]
    [InlineData("1.33", VersionSupport.Extended)]
    [InlineData("1.34", VersionSupport.Standard)]
    [InlineData("1.36", VersionSupport.Standard)]
    [InlineData("1.37", VersionSupport.PerhapsOffered)]
    [InlineData("1.40", VersionSupport.PerhapsOffered)]
    [InlineData("1.41", VersionSupport.NotOffered)]
    [InlineData("1.99", VersionSupport.NotOffered)]
    [InlineData("1.9", null)]
    [InlineData("1.034", null)]
    [InlineData("2.34", null)]
    [InlineData("1.34.1", null)]
    [InlineData("latest", null)]
    [InlineData("", null)]
    public void Each_version_is_supported_in_one_way(string version, object? expected) =>
        Assert.Equal((VersionSupport?)expected, KubernetesVersions.SupportOf(version));

    [Theory]
    [InlineData(null, "1.35")]
    [InlineData("", "1.35")]
    [InlineData("auto", "1.35")]
    [InlineData("latest", "1.36")]
    [InlineData("1.14", "1.14")]
    public void Words_mean_a_version_of_the_table(string? word, string expected) => Assert.Equal(expected,
        KubernetesVersions.Meant(word, KubernetesVersions.Default));

    [Theory]
    [InlineData("1.14", "EKS makes no clusters with Kubernetes '1.14' any more; its support ended before 2024-10-11; use 1.34, 1.35 or 1.36")]
    [InlineData("1.31", "EKS makes no clusters with Kubernetes '1.31' any more; its support ended 2026-11-26; use 1.34, 1.35 or 1.36")]
    [InlineData("1.33",
        "Kubernetes '1.33' is in extended support until 2027-07-29, which costs $0.60 instead of $0.10 an hour for each cluster; use 1.34, 1.35 or 1.36")]
    [InlineData("1.37", "Kubernetes '1.37' is newer than those that EKS offered on 2026-11-27, up to 1.36; "
        + "if EKS offers it by now, nothing needs to be done, else use 1.34, 1.35 or 1.36")]
    [InlineData("1.99", "EKS does not offer Kubernetes '1.99'; on 2026-11-27 the newest was 1.36; use 1.34, 1.35 or 1.36, "
        + "or a newer release of EksAccessConstructs if EKS offers it by now")]
    [InlineData("1.34", null)]
    [InlineData("words", null)]
    public void What_is_to_be_known_of_a_version_is_said(string version, string? expected) => Assert.Equal(expected, KubernetesVersions.Remark(version));

    [Fact]
    public void The_default_and_the_newest_version_are_in_standard_support()
    {
        Assert.Contains(KubernetesVersions.Default, KubernetesVersions.InStandardSupport);
        Assert.Contains(KubernetesVersions.EksctlDefault, KubernetesVersions.InStandardSupport);
        Assert.Contains(KubernetesVersions.Latest, KubernetesVersions.InStandardSupport);
    }
}
