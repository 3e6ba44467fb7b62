using System.Globalization;

namespace ChannelGrains.Domain.Refusals;

/// <summary>Etags are the version of the last change, in decimal.</summary>
internal static class Etags
{
    public static string Of(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Refuses a set etag that is not the current one.</summary>
    public static Refusal? Check(string? expected, long version, string what) =>
        string.IsNullOrEmpty(expected) || expected == Of(version)
            ? null
            : Refusal.Aborted("ETAG_MISMATCH",
                $"{what} was changed since it was read (etag is {Of(version)}, sent was {expected}): read it again and repeat.");
}
