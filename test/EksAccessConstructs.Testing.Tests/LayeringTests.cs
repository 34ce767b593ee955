using EksAccessConstructs;
using EksAccessConstructs.Layers;
using EksAccessConstructs.Testing;

namespace Shop.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void The_package_needs_the_model_alone() => Assert.Equal(
        ["EksAccessConstructs.Model"],
        typeof(AccessAssertions).Assembly.GetReferencedAssemblies().Select(reference => reference.Name)
            .Where(name => !name!.StartsWith("System", StringComparison.Ordinal)));

    [Fact]
    public void Folders_do_not_use_each_other_in_a_circle() => FolderCycles.AreOnly(typeof(AccessAssertions).Assembly);

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract() => Assert.DoesNotContain(
        typeof(AccessAssertions).Assembly.GetExportedTypes(), type => type.IsClass && !type.IsSealed && !type.IsAbstract);

    [Fact]
    public void Public_api_is_the_approved_one() => PublicApi.MatchApproved(typeof(AccessAssertions).Assembly);
}
