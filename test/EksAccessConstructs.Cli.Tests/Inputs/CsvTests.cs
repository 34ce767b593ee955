using EksAccessConstructs.Cli;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Tests.Inputs;

public sealed class CsvTests
{
    [Fact]
    public void Rows_are_read_as_RFC_4180_says_with_remarks_and_the_lines_they_begin_on()
    {
        var reader =
            new CsvReader(new StringReader("\uFEFFid,x\r\n# a remark, \"with a quote\n\n1,\"a,\"\"b\"\"\r\nc\"\r2,plain \"quotes\"\n3,\n\"#4\",\"\"\n"));

        var rows = new List<(int Line, string Cells)>();
        while (reader.Next() is { } cells)
        {
            rows.Add((reader.Line, string.Join('|', cells)));
        }

        Assert.Equal([(1, "id|x"), (4, "1|a,\"b\"\r\nc"), (6, "2|plain \"quotes\""), (7, "3|"), (8, "#4|")], rows);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_refused_with_its_line()
    {
        var reader = new CsvReader(new StringReader("id\n\"1\nfoo\n"));
        reader.Next();

        Assert.Equal("line 2: a quote is opened here and never closed", Assert.Throws<UnreadableException>(reader.Next).Message);
    }

    [Fact]
    public void A_reader_holds_one_row()
    {
        var reader = new CsvReader(new EndlessRows());

        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Count(_ => reader.Next() is ["1", "2"]));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(1,2)", "\"'@SUM(1,2)\"")]
    [InlineData("\t=1", "'\\t=1")]
    [InlineData("\r=1", "'\\r=1")]
    [InlineData("a\n::error::b", "a\\n::error::b")]
    [InlineData("::error::b", "\"::error::b\"")]
    [InlineData("##[error]b", "\\x23#[error]b")]
    [InlineData("\e[31mred", "\\x1b[31mred")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void No_cell_is_a_formula_a_line_or_a_command(string cell, string written) => Assert.Equal($"{written}\n", CsvLine.Of(cell));

    [Theory]
    [InlineData("@alice")]
    [InlineData("-x")]
    [InlineData("-")]
    [InlineData("system:masters|ops")]
    [InlineData("007")]
    [InlineData("a b")]
    public void Names_stay_as_programs_read_them_back(string cell) => Assert.Equal($"{cell},{cell}\n", CsvLine.Of(cell, cell));

    [Fact]
    public void No_row_that_the_real_programs_answered_changes()
    {
        var oracle = Repository.Test("EksAccessConstructs.Model.Tests", "oracle");
        string[] tables =
        [
            "aws-auth/mappings.csv", "aws-auth/mappings-sso-gate.csv", "rbac/semantics-decisions.csv", "rbac/random-decisions-1.csv",
            "rbac/escalation/decisions.csv"
        ];
        var cells = tables.SelectMany(table => Rows(File.ReadAllText(Path.Combine(oracle, table)))).SelectMany(row => row).Distinct().ToList();

        Assert.True(cells.Count > 1000);
        Assert.Equal([], cells.Where(cell => Rows($"{CsvLine.Of("x", cell)}") is not [["x", var same]] || same != cell));
    }

    [Fact]
    public void Answers_to_hostile_ids_are_plain_cells()
    {
        using var requests = new TempFile(
            "id,user,groups,verb,apiGroup,resource,subresource,name,namespace,nonResourceURL\n\"=cmd|' /C calc'!A0\",kim,,get,,pods,,,,\n\"a\n"
                + "::error::x\",kim,,get,,pods,,,,\n", ".csv");
        using var world = new TempFile("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");

        Assert.Equal(new ToolRun(0, "id,decision,reason\n'=cmd|' /C calc'!A0,no-opinion,\na\\n::error::x,no-opinion,\n", ""),
            ToolRun.Of("can-i", "--requests", requests.Path, world.Path));
    }

    private static List<List<string>> Rows(string csv)
    {
        var reader = new CsvReader(new StringReader(csv));
        var rows = new List<List<string>>();
        while (reader.Next() is { } cells)
        {
            rows.Add(cells);
        }

        return rows;
    }

    private sealed class EndlessRows : TextReader
    {
        private int index;

        public override int Peek() => "1,2\n"[index % 4];

        public override int Read() => "1,2\n"[index++ % 4];
    }
}
