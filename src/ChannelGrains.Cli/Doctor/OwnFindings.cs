using System.Globalization;
using System.Reflection;
using ChannelGrains.Admin.V1;

namespace ChannelGrains.Cli.Doctor;

/// <summary>What the server cannot know by itself: how its clock and its version stand to those of this machine.</summary>
internal static class OwnFindings
{
    /// <summary>Clocks that differ by more are not kept.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(30);

    private static readonly string Version = typeof(OwnFindings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="answer">The server's.</param>
    /// <param name="asked">When it was asked.</param>
    /// <param name="answered">When its answer was here: somewhere in between its clock was read.</param>
    public static IEnumerable<Finding> Of(GetDiagnosticsResponse answer, DateTimeOffset asked, DateTimeOffset answered)
    {
        var now = answer.Now.ToDateTimeOffset();
        var skew = now > answered ? now - answered : asked > now ? now - asked : TimeSpan.Zero;
        if (skew.Duration() > MostSkew)
            yield return new Finding
            {
                Reason = "CLOCK_SKEW",
                Description = $"The server's clock stands {skew.Duration().TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s {(skew > TimeSpan.Zero ? "ahead of" : "behind")} this machine's. "
                    + "Have both keep time, by NTP; honest sales go to quarantine while the server's is wrong.",
            };
        if (Release(answer.Version) != Release(Version))
            yield return new Finding
            {
                Reason = "VERSION",
                Description = $"The server is version {(answer.Version.Length == 0 ? "of before versions were told" : answer.Version)}, this channelctl {Version}. Use that of the server's release.",
            };
    }

    /// <summary>Without the build that may stand behind it.</summary>
    private static string Release(string version) => version.Split('+')[0];
}
