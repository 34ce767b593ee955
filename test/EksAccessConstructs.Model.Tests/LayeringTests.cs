using EksAccessConstructs.Layers;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void Model_knows_nothing_of_the_cdk() => Assert.DoesNotContain(
        typeof(YamlText).Assembly.GetReferencedAssemblies(),
        reference => reference.Name!.StartsWith("Amazon", StringComparison.Ordinal) || reference.Name == "Constructs");

    [Fact]
    public void Model_uses_no_console() => Assert.DoesNotContain(
        typeof(YamlText).Assembly.GetReferencedAssemblies(), reference => reference.Name == "System.Console");

    [Fact]
    public void Folders_do_not_use_each_other_in_a_circle() => FolderCycles.AreOnly(typeof(YamlText).Assembly);

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract() => Assert.DoesNotContain(
        typeof(YamlText).Assembly.GetExportedTypes(), type => type.IsClass && !type.IsSealed && !type.IsAbstract);
}
