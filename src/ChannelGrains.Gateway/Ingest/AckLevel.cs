namespace ChannelGrains.Gateway.Ingest;

/// <summary>How batches were answered within some time.</summary>
/// <param name="Answered">Batches.</param>
/// <param name="Failed">Of these, not taken for what the server is.</param>
/// <param name="Frames">Frames acknowledged.</param>
/// <param name="Late">Of these, later than the target.</param>
internal readonly record struct AckLevel(long Answered, long Failed, long Frames, long Late)
{
    public AckLevel With(AckLevel other) => new(Answered + other.Answered, Failed + other.Failed, Frames + other.Frames, Late + other.Late);
}
