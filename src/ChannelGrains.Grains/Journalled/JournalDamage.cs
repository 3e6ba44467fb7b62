using ChannelGrains.Domain.Refusals;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>A journal that cannot be read back, as a disk has changed what was stored. It hurts nobody but whose journal it is.</summary>
public static class JournalDamage
{
    /// <summary>What a call that met it is refused with; null where the exception says something else.</summary>
    public static Refusal? Of(Exception exception) => exception is JournalCorruptException or InvalidDataException
        ? new Refusal(RefusalKind.DataLoss, "JOURNAL_DAMAGED", exception.Message)
        : null;

    /// <summary>A grain's answer, where many are asked one after another: whose journal is damaged refuses, and holds up no other.</summary>
    internal static async Task<Answer<T>> OrDamage<T>(this Task<Answer<T>> asked)
        where T : class
    {
        try
        {
            return await asked;
        }
        catch (Exception exception) when (Of(exception) is { } damage)
        {
            return Answer<T>.Refuse(damage);
        }
    }
}
