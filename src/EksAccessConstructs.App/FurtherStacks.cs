using System.Globalization;
using EksAccessConstructs.Access;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.App;

/// <summary>The stacks beside a cluster's own that hold access entries: as many as are asked for, else as many as are needed.</summary>
internal static class FurtherStacks
{
    private const int NearInPercent = 80;

    /// <summary>The access entries of the cluster's own stack, then those of each further one.</summary>
    public static ValueList<AccessPlan> Parts(ClusterPlan plan, AppRequest request) => plan.Access.Spread(Count(plan, request));

    /// <summary>The name of a further stack. It does not begin as the stacks of clusters do, whatever they are called.</summary>
    /// <param name="first">The name of the cluster's own stack.</param>
    /// <param name="number">1 for the first of the further ones.</param>
    public static string NameOf(string first, int number) => string.Create(CultureInfo.InvariantCulture, $"access-{number}-{first}");

    /// <summary>What is to be said where nobody chose the number of stacks and entries will move with it; empty where all is well.</summary>
    public static ValueList<Finding> Check(ClusterPlan plan, AppRequest request)
    {
        var movable = AccessStacks.Movable(plan.Access);
        if (request.AccessStacks is not null || movable * 100 <= AccessStacks.MostInOneStack * NearInPercent)
        {
            return [];
        }

        var stacks = Count(plan, request);
        var first = ClusterStack.NameOf(plan, request);
        return [InputRules.AccessStacksAreNamed.At(plan.Origin.Location, stacks == 0 ? Soon(movable) : Now(movable, stacks, first))];
    }

    private static int Count(ClusterPlan plan, AppRequest request) => request.AccessStacks ?? AccessStacks.Needed(plan.Access);

    private static string Now(int entries, int stacks, string first) => string.Create(CultureInfo.InvariantCulture,
        $"{entries} access entries do not fit beside the cluster, so they are in {stacks} further stacks, '{NameOf(first, 1)}' to '{NameOf(first, stacks)}'; ")
        + string.Create(CultureInfo.InvariantCulture, $"write -c accessStacks={stacks}, or that number into cdk.json, and deploy with --all: {Why}");

    private static string Soon(int entries) => string.Create(CultureInfo.InvariantCulture,
        $"{entries} access entries fit beside the cluster, but more than {AccessStacks.MostInOneStack} are put into further stacks; ")
        + $"choose now how many with -c accessStacks=NUMBER: {Why}";

    private const string Why = "with another number entries move between stacks, and an entry that moves is deleted and made again";
}
