namespace ChannelGrains.Domain.Tools;

/// <summary>The tools, each in its latest version. Not for several threads at once.</summary>
public sealed class ToolBook
{
    private readonly SortedDictionary<string, SalesTool> _tools = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public IReadOnlyCollection<SalesTool> All => _tools.Values;

    public SalesTool? Find(string toolId) => _tools.GetValueOrDefault(toolId);

    public void Set(SalesTool tool) => _tools[tool.ToolId] = tool;
}
