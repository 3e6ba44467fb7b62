namespace ChannelGrains.Domain.Partners;

/// <summary>What takes a partner to another state, or prepares that.</summary>
public enum LifecycleCommand
{
    Score = 1,
    Plan = 2,
    Advance = 3,
    Suspend = 4,
    Resume = 5,
    Terminate = 6,
}
