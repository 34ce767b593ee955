using System.Text;

namespace EksAccessConstructs.Pods;

/// <summary>References to environment variables in the arguments of a container.</summary>
/// <remarks>Source: kubernetes third_party/forked/golang/expansion. A reference to a variable whose value is not known stays as it is.</remarks>
internal static class Variables
{
    /// <summary>The text with the values of the variables that it names.</summary>
    public static string In(string text, ValueMap values)
    {
        var result = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            var after = index + 1 < text.Length ? text[index + 1] : '\0';
            var end = after == '(' ? text.IndexOf(')', index) : -1;
            if (text[index] != '$' || after is not ('$' or '(') || (after == '(' && end < 0))
            {
                result.Append(text[index]);
            }
            else if (after == '$')
            {
                result.Append('$');
                index++;
            }
            else
            {
                result.Append(values[text[(index + 2)..end]] ?? text[index..(end + 1)]);
                index = end;
            }
        }

        return result.ToString();
    }
}
