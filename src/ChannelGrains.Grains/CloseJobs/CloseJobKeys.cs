using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>Keys of the index.</summary>
internal static class CloseJobKeys
{
    /// <summary>Start of the entries of months with a job under way.</summary>
    public static readonly byte[] RunningStart = [IndexSpaces.CloseJobs, (byte)'/'];

    public static byte[] Running(string monthId) => [.. RunningStart, .. Encoding.UTF8.GetBytes(monthId)];

    public static string MonthOf(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[RunningStart.Length..]);
}
