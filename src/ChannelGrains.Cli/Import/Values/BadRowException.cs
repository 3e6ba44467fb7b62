namespace ChannelGrains.Cli.Import;

/// <summary>A row that cannot be mapped; it is reported and counted, the import goes on or stops by <c>--max-errors</c>.</summary>
/// <param name="column">The column or field that is at fault.</param>
/// <param name="message">What is wrong with it.</param>
internal sealed class BadRowException(string column, string message) : Exception(message)
{
    public string Column { get; } = column;
}
