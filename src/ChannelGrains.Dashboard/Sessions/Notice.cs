namespace ChannelGrains.Dashboard.Sessions;

/// <summary>What is said once, after something was done.</summary>
/// <param name="Text">In the reader's language.</param>
/// <param name="IsProblem">Whether it was refused.</param>
internal sealed record Notice(string Text, bool IsProblem)
{
    /// <summary>An address to be handed over, which is shown this once; null for none.</summary>
    public string? Link { get; init; }
}
