using EksAccessConstructs.Cluster;
using EksAccessConstructs.Layers;

namespace EksAccessConstructs.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void Folders_do_not_use_each_other_in_a_circle() => FolderCycles.AreOnly(typeof(EksCluster).Assembly);
}
