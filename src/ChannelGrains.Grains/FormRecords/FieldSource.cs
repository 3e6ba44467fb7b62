namespace ChannelGrains.Grains.FormRecords;

/// <summary>What the view of a month is named by when it tells of its changes.</summary>
public static class FieldSource
{
    /// <param name="monthId">The key of the view, as 2026-01.</param>
    public static string Of(string monthId) => $"field/{monthId}";
}
