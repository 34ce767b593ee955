using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace EksAccessConstructs.Layers;

/// <summary>The types, methods and fields that the body of a method names.</summary>
internal static class IntermediateCode
{
    private const byte FirstOfTwo = 0xFE;

    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    public static IEnumerable<EntityHandle> Names(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var code = body[at] == FirstOfTwo ? (ushort)((FirstOfTwo << 8) | body[at + 1]) : body[at];
            at += code > byte.MaxValue ? 2 : 1;
            var operand = Operands[code];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return (EntityHandle)MetadataTokens.Handle(BitConverter.ToInt32(body, at));
            }

            at += Length(operand, body, at);
        }
    }

    private static int Length(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
