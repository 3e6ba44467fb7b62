using System.Text;
using System.Threading.Channels;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>What a running command prints, line by line.</summary>
internal sealed class LineWriter : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value != '\n')
            _line.Append(value);
        else
        {
            _lines.Writer.TryWrite(_line.ToString());
            _line.Clear();
        }
    }

    public async Task<string> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _lines.Reader.ReadAsync(patience.Token);
    }
}
