namespace ChannelGrains.Client;

/// <summary>
/// The sender has stopped: the server refused the stream for good (unknown source, wrong key, no permission), or
/// <see cref="SenderOptions.GiveUpAfter"/> passed without a connection. Remove the cause and make a new sender.
/// </summary>
/// <param name="error">Why.</param>
public sealed class SenderFailedException(ServerError error) : Exception($"The sender has stopped: {error}")
{
    /// <summary>Why.</summary>
    public ServerError Error { get; } = error;
}
