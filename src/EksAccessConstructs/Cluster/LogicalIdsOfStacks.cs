using System.Runtime.CompilerServices;
using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>Which construct of each stack has which logical id of ours, so that two of one id are told by their paths and not by the CDK's merge of
/// templates.</summary>
/// <param name="stack">The stack.</param>
internal sealed class LogicalIdsOfStacks(Cdk.Stack stack) : DeputyBase, IValidation
{
    private static readonly Dictionary<string, Holders> Known = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<Cdk.Stack, LogicalIdsOfStacks> Guarded = [];

    /// <summary>Takes note of the logical id of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="logicalId">Its logical id.</param>
    /// <exception cref="ArgumentException">Another construct of the stack has it already.</exception>
    public static void Take(Cdk.CfnElement element, string logicalId)
    {
        if (!Known.TryGetValue(logicalId, out var holders))
        {
            Known[logicalId] = new Holders(element);
            return;
        }

        if (holders.In(element.Stack) is { } first && !ReferenceEquals(first, element) && IsCalled(first, logicalId))
        {
            new[] { Finding(element, logicalId, first) }.ThrowOrWarn(element, nameof(logicalId));
        }

        holders.Add(element);
    }

    /// <summary>Has a user's own elements held against ours when the stack is synthesized: one that stands in the stack itself is called by its id
    /// alone.</summary>
    /// <param name="construct">A construct of the stack.</param>
    public static void Guard(IConstruct construct)
    {
        var stack = Cdk.Stack.Of(construct);
        if (!Guarded.TryGetValue(stack, out _))
        {
            var guard = new LogicalIdsOfStacks(stack);
            Guarded.Add(stack, guard);
            stack.Node.AddValidation(guard);
        }
    }

    /// <summary>Called by the CDK.</summary>
    public string[] Validate() =>
    [
        .. from element in stack.Node.Children.OfType<Cdk.CfnElement>()
           let logicalId = element.Node.Id
           let ours = Known.TryGetValue(logicalId, out var holders) ? holders.In(stack) : null
           where ours is not null && !ReferenceEquals(ours, element) && IsCalled(ours, logicalId) && IsCalled(element, logicalId)
           select $"{element.Node.Path}: {Finding(element, logicalId, ours)}",
    ];

    private static Finding Finding(Cdk.CfnElement element, string logicalId, Cdk.CfnElement first) => AppRules.OneLogicalId.At(null,
        $"'{element.Node.Path}' would be '{logicalId}' in the template, as '{first.Node.Path}' is already; if both are for the same thing, leave one out; "
        + "if they are for two clusters or networks, give one a LogicalIdPrefix; else give one of them another name");

    // It may have been taken out of the tree, or called otherwise by the user.
    private static bool IsCalled(Cdk.CfnElement element, string logicalId) =>
        element.Stack.Node.FindAll().Contains(element, ReferenceEqualityComparer.Instance)
        && element.Stack.Resolve(element.LogicalId) is string name && name == logicalId;

    /// <summary>The elements of all stacks that have one logical id.</summary>
    /// <param name="first">The first of them. The CDK is asked for its stack only once there is a second.</param>
    private sealed class Holders(Cdk.CfnElement first)
    {
        private readonly WeakReference<Cdk.CfnElement> first = new(first);
        private readonly ConditionalWeakTable<Cdk.Stack, Cdk.CfnElement> others = [];
        private bool isFirstPlaced;

        public Cdk.CfnElement? In(Cdk.Stack stack)
        {
            if (!isFirstPlaced && first.TryGetTarget(out var element))
            {
                others.AddOrUpdate(element.Stack, element);
            }

            isFirstPlaced = true;
            return others.TryGetValue(stack, out var found) ? found : null;
        }

        public void Add(Cdk.CfnElement element) => others.AddOrUpdate(element.Stack, element);
    }
}
