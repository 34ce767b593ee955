namespace EksAccessConstructs.Layers;

public sealed class FolderCyclesTests
{
    private const string Project = "EksAccessConstructs.";

    [Theory]
    [InlineData("", "A.One>B.One B.One>C.One A.Two>C.One")]
    [InlineData("A, B", "A.One>B.One B.Two>A.Two")]
    [InlineData("A, B, C", "A.One>B.One B.One>C.One C.One>A.One")]
    [InlineData("A, B; C, D", "A.One>B.One B.One>A.One B.One>C.One C.One>D.One D.One>C.One")]
    [InlineData("A/X, A/Y", "A.X.One>A.Y.One A.Y.One>A.X.Two")]
    [InlineData("A, B", "A.X.One>B.One B.One>A.Y.One")]
    [InlineData("", "A.One>A.X.One A.X.One>A.One One>A.One A.One>One")]
    public void Folders_in_the_same_folder_are_held_against_each_other(string cycles, string uses)
    {
        var types = uses.Split(' ').Select(use => use.Split('>')).Select(use => (Project + use[0], Project + use[1]));

        Assert.Equal(cycles, string.Join("; ", new FolderCycles(types).All.Select(cycle => string.Join(", ", cycle))));
    }
}
