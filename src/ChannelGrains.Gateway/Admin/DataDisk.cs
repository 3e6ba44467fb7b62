namespace ChannelGrains.Gateway.Admin;

/// <summary>The disk of the data directory.</summary>
public sealed class DataDisk(string directory)
{
    public long FreeBytes => new DriveInfo(directory).AvailableFreeSpace;
}
