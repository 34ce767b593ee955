using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EksAccessConstructs.Access;

/// <summary>Which access entries are in which stack, where one stack cannot hold them all: CloudFormation takes 500 resources in one.</summary>
/// <remarks>
/// An entry that changes its stack is deleted and made again, so the place of an entry depends on its principal and on the number of stacks, and on no
/// other entry. Entries of administrators and of nodes stay with the cluster whatever the number: nobody is locked out, and no node is lost, where it changes.
/// </remarks>
internal static class AccessStacks
{
    /// <summary>How many entries stay in one stack before further stacks are made: the rest of the 500 is for the cluster and its nodes.</summary>
    public const int MostInOneStack = 300;

    /// <summary>The largest number of further stacks that can be asked for.</summary>
    public const int Most = 64;

    /// <summary>How many entries could be in further stacks.</summary>
    public static int Movable(AccessPlan plan) => plan.Grants.Count(IsMovable);

    /// <summary>How many further stacks a plan needs: none, or a power of two, so that twice as many moves half of the entries and no more.</summary>
    public static int Needed(AccessPlan plan) => Needed(Movable(plan));

    /// <summary>How many further stacks so many resources need: none, or a power of two.</summary>
    /// <param name="resources">How many resources could be in further stacks.</param>
    public static int Needed(int resources)
    {
        var stacks = resources <= MostInOneStack ? 0 : 2;
        while (resources > stacks * MostInOneStack && stacks > 0)
        {
            stacks *= 2;
        }

        return stacks;
    }

    /// <summary>The plan of the cluster's own stack, then those of the further stacks; one may be empty.</summary>
    public static ValueList<AccessPlan> Spread(AccessPlan plan, int stacks) =>
    [
        With(plan, plan.Grants.Where(grant => stacks == 0 || !IsMovable(grant))),
        .. Enumerable.Range(0, stacks).Select(stack =>
            With(plan, plan.Grants.Where(grant => IsMovable(grant) && Bucket(grant.Principal.Text, stacks) == stack))),
    ];

    /// <summary>Which of several stacks a thing is in, by its name alone.</summary>
    /// <param name="name">What names the thing.</param>
    /// <param name="stacks">How many stacks there are, at least one.</param>
    public static int Bucket(string name, int stacks) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % (uint)stacks);

    private static bool IsMovable(AccessGrant grant) => grant is { IsClusterAdmin: false, Type.IsForNodes: false, Principal.IsUnresolved: false };

    private static AccessPlan With(AccessPlan plan, IEnumerable<AccessGrant> grants) =>
        AccessPlan.Build(grants, plan.Mode, plan.CreatorIsAdmin).Value ?? AccessPlan.Empty;
}
