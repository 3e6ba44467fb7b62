namespace ChannelGrains.Journal.Embedded;

/// <summary>The device and inode of a directory: the same under each of its names.</summary>
internal readonly record struct DirectoryIdentity(uint DeviceMajor, uint DeviceMinor, ulong Inode);
