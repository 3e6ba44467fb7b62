namespace ChannelGrains.Cli.Import;

/// <summary>A row that could not be mapped.</summary>
/// <param name="Line">Line in the file, where the row ends.</param>
/// <param name="Column">Column or field at fault.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record BadRow(long Line, string Column, string Problem);
