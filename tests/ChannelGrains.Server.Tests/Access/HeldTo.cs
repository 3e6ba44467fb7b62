namespace ChannelGrains.Server.Tests.Access;

/// <summary>What a key is held to.</summary>
public enum HeldTo
{
    Nothing,
    Partner,
    Source,
}
