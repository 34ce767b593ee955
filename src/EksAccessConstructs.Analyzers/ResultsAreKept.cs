using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EksAccessConstructs.Analyzers;

/// <summary>EKS225: what a method of ours gives back is kept, where the method changes nothing. <c>role.AllowRead(ApiResource.Pods);</c> on a line of its own
/// gives nobody a right.</summary>
/// <remarks>.NET's own CA1806 says so too of methods with <c>[Pure]</c>, but also of every <c>new Bucket(this, "Id");</c>, which is how the CDK
/// works.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ResultsAreKept : DiagnosticAnalyzer
{
    private const string Ours = "EksAccessConstructs";
    private const string Pure = "System.Diagnostics.Contracts.PureAttribute";

    private static readonly DiagnosticDescriptor Rule = new(
        "EKS225",
        "What a builder gives back is kept",
        "'{0}' changes nothing: it gives back a {1} with more, which is dropped here; keep what it returns",
        "Access",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Roles, bindings and assertions of EksAccessConstructs are never changed. A method such as AllowRead gives back a copy with more; "
            + "where the copy is dropped, the right is lost without a word.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Look, OperationKind.ExpressionStatement);
    }

    private static void Look(OperationAnalysisContext context)
    {
        if (context.Operation is IExpressionStatementOperation { Operation: IInvocationOperation call } && IsPureOfOurs(call.TargetMethod))
        {
            var place = call.Syntax.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(Rule, place, call.TargetMethod.Name, call.Type?.Name ?? "value"));
        }
    }

    private static bool IsPureOfOurs(IMethodSymbol method) =>
        method.ContainingAssembly?.Name.StartsWith(Ours, StringComparison.Ordinal) == true
        && method.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Pure);
}
