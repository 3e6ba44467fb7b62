using System.Text;

namespace ChannelGrains.Cli.Import;

/// <summary>How a CSV file is written, as far as the mapping says it.</summary>
/// <param name="Delimiter">Between fields; null is a comma, or what the file's first line <c>sep=;</c> says.</param>
/// <param name="Encoding">Of a file without byte order mark; null is UTF-8.</param>
internal readonly record struct FileFormat(char? Delimiter, Encoding? Encoding);
