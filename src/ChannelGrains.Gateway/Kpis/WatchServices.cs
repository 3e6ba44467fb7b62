using ChannelGrains.Gateway.Errors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>What all watches share.</summary>
internal sealed record WatchServices(
    AnswerGate Gate, WatchInstruments Instruments, TimeProvider Time, IOptions<WatchOptions> Settings, ILogger<WatchServices> Logger)
{
    public WatchOptions Options => Settings.Value;
}
