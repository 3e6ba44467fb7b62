namespace ChannelGrains.Dashboard.Exports;

/// <summary>A table that somebody takes along.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Columns">Their titles.</param>
/// <param name="Total">Rows in all where that is known beforehand.</param>
/// <param name="Rows">Text, decimal, long, or null for an empty cell.</param>
internal sealed record ExportTable(string Name, IReadOnlyList<string> Columns, int? Total, IAsyncEnumerable<IReadOnlyList<object?>> Rows);
