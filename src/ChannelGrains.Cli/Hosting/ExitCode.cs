namespace ChannelGrains.Cli.Hosting;

/// <summary>What channelctl exits with; scripts rely on these.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
    public const int Failed = 4;

    public const string Help =
        "Exit codes: 0 done; 1 the server refused something, rows were bad or went to quarantine, or a check found something; 2 usage or mapping error; "
        + "3 nothing answers as a ChannelGrains server; 4 channelctl failed, which is a fault of channelctl.";
}
