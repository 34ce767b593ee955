namespace EksAccessConstructs.Permissions;

/// <summary>One condition of a statement: the operator, the key and the values of which one must match.</summary>
/// <param name="Operator">The operator, such as <c>StringEquals</c> or <c>Null</c>.</param>
/// <param name="Key">The condition key.</param>
/// <param name="Values">The values.</param>
public sealed record IamCondition(string Operator, string Key, ValueList<string> Values);

/// <summary>One statement that allows something, as data.</summary>
/// <remarks>A resource ARN holds <see cref="PartitionPlaceholder"/> in place of the partition; whoever renders it puts in the stack's.</remarks>
public sealed record IamStatement
{
    /// <summary>What stands for the partition in an ARN until it is rendered.</summary>
    public const string PartitionPlaceholder = "${AWS::Partition}";

    /// <summary>The actions allowed.</summary>
    public required ValueList<string> Actions { get; init; }

    /// <summary>The resources they are allowed on.</summary>
    /// <value>Default: all.</value>
    public ValueList<string> Resources { get; init; } = ["*"];

    /// <summary>The conditions, all of which must hold.</summary>
    /// <value>Default: none.</value>
    public ValueList<IamCondition> Conditions { get; init; }

    /// <summary>An ARN in the partition that the stack turns out to be in.</summary>
    /// <param name="rest">What follows the partition: <c>route53:::hostedzone/*</c>.</param>
    public static string Arn(string rest) => $"arn:{PartitionPlaceholder}:{rest}";
}

/// <summary>A named set of statements that leaves as one inline policy.</summary>
/// <param name="Name">What the policy is for, in PascalCase; the end of its logical ID.</param>
/// <param name="Statements">The statements in order.</param>
public sealed record InlinePolicy(string Name, ValueList<IamStatement> Statements);
