namespace ChannelGrains.Journal.Embedded;

/// <summary>A directory that is held until this is disposed of, or the process ends.</summary>
public interface IDirectoryLock : IDisposable
{
    /// <summary>Call before a name in the directory is created: its path may lead to another directory by now.</summary>
    /// <exception cref="IOException">The held directory was moved or replaced.</exception>
    void EnsureInPlace();
}
