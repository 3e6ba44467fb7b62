namespace ChannelGrains.Cli.Import;

/// <summary>An import that would count wrongly, or that found too much wrong; the message says what to do. Exit code 1.</summary>
/// <param name="message">What, where, what to do.</param>
/// <param name="letsFinish">True when what was handed over for sending before is still sent.</param>
internal sealed class ImportRefusedException(string message, bool letsFinish = true) : Exception(message)
{
    public bool LetsFinish { get; } = letsFinish;
}
