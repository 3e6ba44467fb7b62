global using ChannelGrains.Testing;
global using Xunit;
