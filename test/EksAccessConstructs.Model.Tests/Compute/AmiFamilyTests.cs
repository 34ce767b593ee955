using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

public sealed class AmiFamilyTests
{
    private static readonly string[] Types = ["m5.large", "g5.xlarge", "inf2.xlarge", "m7g.xlarge", "g5g.xlarge"];

    [Theory]
    [InlineData("m5.large", CpuArchitecture.X86, Accelerator.None)]
    [InlineData("c7i-flex.large", CpuArchitecture.X86, Accelerator.None)]
    [InlineData("u-6tb1.112xlarge", CpuArchitecture.X86, Accelerator.None)]
    [InlineData("a1.large", CpuArchitecture.Arm64, Accelerator.None)]
    [InlineData("t4g.small", CpuArchitecture.Arm64, Accelerator.None)]
    [InlineData("is4gen.large", CpuArchitecture.Arm64, Accelerator.None)]
    [InlineData("hpc7g.16xlarge", CpuArchitecture.Arm64, Accelerator.None)]
    [InlineData("x2gd.large", CpuArchitecture.Arm64, Accelerator.None)]
    [InlineData("g4dn.xlarge", CpuArchitecture.X86, Accelerator.Nvidia)]
    [InlineData("g4ad.xlarge", CpuArchitecture.X86, Accelerator.None)]
    [InlineData("gr6.4xlarge", CpuArchitecture.X86, Accelerator.Nvidia)]
    [InlineData("g5g.xlarge", CpuArchitecture.Arm64, Accelerator.Nvidia)]
    [InlineData("p6-b200.48xlarge", CpuArchitecture.X86, Accelerator.Nvidia)]
    [InlineData("inf1.xlarge", CpuArchitecture.X86, Accelerator.Neuron)]
    [InlineData("trn1n.32xlarge", CpuArchitecture.X86, Accelerator.Neuron)]
    public void The_name_of_an_instance_type_tells_its_hardware(string type, CpuArchitecture architecture, Accelerator accelerator) =>
        Assert.Equal(new InstanceHardware(architecture, accelerator), InstanceHardware.Of(type));

    [Fact]
    public void An_accelerated_type_decides_the_image_of_a_group() =>
        Assert.Equal(Accelerator.Nvidia, InstanceHardware.OfGroup(["m5.large", "g5.xlarge"]).Accelerator);

    [Fact]
    public void Every_family_has_an_ami_type_and_an_image_parameter_for_every_hardware() => Golden.Match(string.Join('\n', AmiFamily.All.SelectMany(family =>
        Types.Select(type => (Type: type, Hardware: InstanceHardware.Of(type)))
            .Select(known => $"{family} {known.Type}: {family.AmiType(known.Hardware) ?? "none"} {family.ImageParameter("1.36", known.Hardware)}"))));

    [Theory]
    [InlineData("AmazonLinux2", "1.32", null)]
    [InlineData("AmazonLinux2", "1.33", "'AmazonLinux2' has no images for Kubernetes 1.33; it ends with 1.32; use 'AmazonLinux2023' or another family")]
    [InlineData("Ubuntu2404", "1.30", "'Ubuntu2404' has no images for Kubernetes 1.30; it begins with 1.31")]
    [InlineData("UbuntuPro2004", "1.26", "'UbuntuPro2004' has no images for Kubernetes 1.26; it begins with 1.27")]
    [InlineData("WindowsServer2025CoreContainer", "1.34", "'WindowsServer2025CoreContainer' has no images for Kubernetes 1.34; it begins with 1.35")]
    [InlineData("WindowsServer2019CoreContainer", "1.34", null)]
    [InlineData("Bottlerocket", "latest", null)]
    public void A_family_says_which_versions_it_has_images_for(string family, string version, string? problem) =>
        Assert.Equal(problem, Assert.IsType<AmiFamily>(AmiFamily.Named(family)).ProblemWith(version));

    [Fact]
    public void Names_are_unique() => Assert.Equal(AmiFamily.All.Count, AmiFamily.All.Select(family => family.Name).Distinct().Count());
}
