using System.Text;
using ChannelGrains.Client;

namespace ChannelGrains.Cli.Output;

/// <summary>Writes lines in which others' text may stand: each stays one line, and nothing in it steers the terminal.</summary>
internal sealed class SafeLines(TextWriter writer) : TextWriter
{
    public override Encoding Encoding => writer.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value) => writer.Write(ForeignText.Shown(value ?? ""));

    public override void WriteLine() => writer.WriteLine();

    public override void WriteLine(string? value) => writer.WriteLine(ForeignText.Shown(value ?? ""));

    public override Task WriteLineAsync(string? value) => writer.WriteLineAsync(ForeignText.Shown(value ?? ""));

    public override void Flush() => writer.Flush();
}
