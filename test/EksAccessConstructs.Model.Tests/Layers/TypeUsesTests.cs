namespace EksAccessConstructs.Layers;

public sealed class TypeUsesTests
{
    private const string Folder = "EksAccessConstructs.Layers";

    private static readonly IReadOnlyCollection<(string From, string To)> Uses = TypeUses.Of(typeof(TypeUsesTests).Assembly);

    [Theory]
    [InlineData(nameof(InBase))]
    [InlineData(nameof(InField))]
    [InlineData(nameof(InArgument))]
    [InlineData(nameof(InBody))]
    [InlineData(nameof(InLambda))]
    [InlineData(nameof(InAttribute))]
    [InlineData(nameof(InConstraint<>))]
    public void A_use_is_seen(string user) =>
        Assert.Contains(Uses, use => use.From.Split('`')[0] == $"{Folder}.{user}" && use.To == $"{Folder}.{nameof(Used)}");

    [Fact]
    public void A_type_that_uses_nothing_is_not_there() => Assert.DoesNotContain(Uses, use => use.From == $"{Folder}.{nameof(Used)}");
}

[AttributeUsage(AttributeTargets.All)]
internal class Used : Attribute
{
    public static int Count() => 1;
}

internal sealed class InBase : Used;

internal sealed record InField(List<Used?[]> Field);

internal abstract class InArgument
{
    public abstract void Take(Dictionary<string, Used> given);
}

internal static class InBody
{
    public static int Count() => Used.Count();
}

internal static class InLambda
{
    public static Func<int> Count => () => Used.Count();
}

[Used]
internal static class InAttribute;

internal sealed class InConstraint<T>
    where T : Used;
