namespace ChannelGrains.Grains.Selection;

/// <summary>Keys of the grain that keeps the selection criteria, and the name of its journal.</summary>
public static class SelectionKeys
{
    public const string Criteria = "selection";
}
