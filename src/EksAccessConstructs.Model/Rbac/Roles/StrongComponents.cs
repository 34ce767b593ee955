namespace EksAccessConstructs.Rbac;

/// <summary>The strong components of a graph: vertices that reach each other are in one.</summary>
/// <remarks>Tarjan's algorithm without recursion, so that no chain is too long for the stack.</remarks>
internal sealed class StrongComponents
{
    private readonly int[][] edges;
    private readonly int[] number;
    private readonly int[] lowest;
    private readonly int[] nextEdge;
    private readonly bool[] isOpen;
    private readonly Stack<int> open = new();
    private readonly Stack<int> path = new();
    private readonly List<int[]> components = [];
    private int count;

    private StrongComponents(int[][] edges)
    {
        this.edges = edges;
        number = new int[edges.Length];
        lowest = new int[edges.Length];
        nextEdge = new int[edges.Length];
        isOpen = new bool[edges.Length];
    }

    /// <summary>The components; one that another reaches comes before it.</summary>
    /// <param name="edges">Where the edges of each vertex lead.</param>
    public static IReadOnlyList<int[]> Of(int[][] edges)
    {
        var search = new StrongComponents(edges);
        for (var vertex = 0; vertex < edges.Length; vertex++)
        {
            search.Visit(vertex);
        }

        return search.components;
    }

    private void Visit(int start)
    {
        Enter(start);
        while (path.TryPeek(out var vertex))
        {
            if (nextEdge[vertex] == edges[vertex].Length)
            {
                Leave(path.Pop());
                continue;
            }

            var next = edges[vertex][nextEdge[vertex]++];
            if (isOpen[next])
            {
                lowest[vertex] = Math.Min(lowest[vertex], number[next]);
            }

            Enter(next);
        }
    }

    private void Enter(int vertex)
    {
        if (number[vertex] == 0)
        {
            number[vertex] = lowest[vertex] = ++count;
            isOpen[vertex] = true;
            open.Push(vertex);
            path.Push(vertex);
        }
    }

    private void Leave(int vertex)
    {
        if (path.TryPeek(out var before))
        {
            lowest[before] = Math.Min(lowest[before], lowest[vertex]);
        }

        if (lowest[vertex] == number[vertex])
        {
            components.Add(Close(vertex));
        }
    }

    private int[] Close(int root)
    {
        var component = new List<int>();
        do
        {
            component.Add(open.Peek());
            isOpen[open.Peek()] = false;
        }
        while (open.Pop() != root);
        return [.. component];
    }
}
