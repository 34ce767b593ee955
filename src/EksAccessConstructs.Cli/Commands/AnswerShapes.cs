using System.Text.Json.Serialization;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>The shapes of every JSON answer, with serializers made at build time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CanApplyDocument))]
[JsonSerializable(typeof(DecisionDocument))]
[JsonSerializable(typeof(DiffDocument))]
[JsonSerializable(typeof(DriftDocument))]
[JsonSerializable(typeof(EscalationDocument))]
[JsonSerializable(typeof(ExpectedDocument))]
[JsonSerializable(typeof(LockoutDocument))]
[JsonSerializable(typeof(PodsDocument))]
[JsonSerializable(typeof(RulesDocument))]
[JsonSerializable(typeof(UsageDocument))]
[JsonSerializable(typeof(WhatCanDocument))]
[JsonSerializable(typeof(WhoCanDocument))]
internal sealed partial class AnswerShapes : JsonSerializerContext
{
    /// <summary>The shapes as <see cref="Json.Readable"/> writes them.</summary>
    public static AnswerShapes Readable { get; } = new(Json.Readable());
}
