namespace ChannelGrains.Domain.Refusals;

/// <summary>Reasons and notes that people write for those who read them later.</summary>
public static class Notes
{
    public const int MaxBytes = 1_024;

    /// <summary>Null when it may be kept, else TEXT_TOO_LONG or TEXT_INVALID naming <paramref name="field"/>.</summary>
    public static Refusal? Check(string text, string field) => Texts.Check(text, MaxBytes, field);
}
