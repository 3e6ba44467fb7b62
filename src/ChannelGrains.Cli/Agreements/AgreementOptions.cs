using System.CommandLine;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Agreements;

/// <summary>Options that several verbs have.</summary>
internal static class AgreementOptions
{
    public static Option<int> Version() => NumberOptions.Whole("--version-number", "The version that is meant; default the one that is not signed yet.", 0, int.MaxValue, 0);

    public static Option<string?> Etag() => CommonOptions.Text("--etag", "Do it only if this is still the agreement's etag.");
}
